import { damagedFile, typeOf, unsupportedType } from './fileTypes'
import { reencode } from './pictures'
import { checkWordDocument } from './wordDocument'

const ALLOWED = 'a PDF, a Word document (.docx) without macros, or a JPEG, PNG or WebP picture'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Readers look for the end mark this far from the end (ISO 32000-1, Annex H). */
const PDF_TAIL_BYTES = 1_024

/** What is kept of a document. */
export interface DocumentContent {
  mimeType: string
  bytes: Buffer
}

/**
 * Checks what a document is by its bytes. Pictures are encoded anew.
 * @throws Problem invalid_input with unsupported_type, damaged_file or too_many_pixels; unavailable when too many wait
 */
export async function toDocumentContent(bytes: Buffer): Promise<DocumentContent> {
  const type = typeOf(bytes)
  switch (type) {
    case 'application/pdf':
      if (!bytes.subarray(-PDF_TAIL_BYTES).includes('%%EOF')) throw damagedFile()
      return { mimeType: type, bytes }
    case 'application/zip':
      await checkWordDocument(bytes, ALLOWED)
      return { mimeType: WORD, bytes }
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return { mimeType: type, bytes: await reencode(bytes, type) }
    default:
      throw unsupportedType(ALLOWED)
  }
}

const extensions: Record<string, string[]> = {
  'application/pdf': ['.pdf'],
  [WORD]: ['.docx'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
}

/** The name under which a browser saves it. It ends as the bytes are, or a PDF named `page.html` would be opened as a page. */
export function savedAs(fileName: string, mimeType: string): string {
  const [first = '', ...others] = extensions[mimeType] ?? []
  const name = fileName.toLowerCase()
  return [first, ...others].some((extension) => name.endsWith(extension)) ? fileName : fileName + first
}
