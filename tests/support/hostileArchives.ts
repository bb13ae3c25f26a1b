import { docx, wordParts, zip, type ZipPart } from './files'
import { CANARY, SCRIPT, type HostileFile } from './hostilePictures'

const replaced = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

/** A Word document with one more part, whose name is changed behind the back of whoever wrote it. */
async function renamed(name: string): Promise<Buffer> {
  const bytes = Buffer.from(name).toString('latin1')
  const placeholder = `word/${'z'.repeat(bytes.length - 5)}`
  return replaced(await docx([{ name: placeholder, content: CANARY }]), placeholder, bytes)
}

/** Changes a field of the end of the list of parts: the number of them, or where they are. */
function withEnd(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt16LE(value, bytes.length - 22 + offset)
  return changed
}

/** Word documents that are none, or that harm whoever opens them. */
export async function hostileArchives(): Promise<HostileFile[]> {
  const part = (name: string, content: string | Buffer = CANARY, mode?: number): ZipPart => ({ name, content, mode })
  const [types, document] = wordParts
  const [good, bomb] = [await docx(), await docx([part('word/media/zeros', Buffer.alloc(110e6))])]
  const encrypted = Buffer.from(good)
  encrypted.writeUInt16LE(1, good.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 8)
  const made: [what: string, content: Buffer | Promise<Buffer>][] = [
    ['a symbolic link', docx([part('word/link', '/etc/passwd', 0o120777)])],
    ['a symbolic link to a folder', docx([part('word/media', '/', 0o120777), part('word/media/x')])],
    ['a part above it', renamed('word/../../../etc/cron.d/x')],
    ['an absolute path', renamed('/etc/passwd-canary')],
    ['a path of Windows', renamed('C:\\Windows\\canary.exe')],
    ['a part with NUL in its name', renamed('word/a\0b.xml')],
    ['a part whose name turns', renamed('word/\u202Elmx.cod'.padEnd(20, 'x'))],
    ['macros', docx([part('word/vbaProject.bin')])],
    ['macros in capitals', docx([part('word/VBAPROJECT.BIN')])],
    ['macros elsewhere', docx([part('a/b/c/vbaProject.bin')])],
    ['macros at the top', docx([part('vbaProject.bin')])],
    ['the same part twice', docx([part('word/document.xml')])],
    ['the same part in capitals', docx([part('WORD/DOCUMENT.XML')])],
    ['2,000 parts', docx(Array.from({ length: 2_000 }, (_, i) => part(`word/${i}`)))],
    ['110 MB of zeros', bomb],
    ['a bomb within a bomb', docx([part('word/embeddings/inner.zip', bomb), part('word/more', Buffer.alloc(20e6))])],
    ['a part that is encrypted', encrypted],
    ['no parts', zip([])],
    ['no document', zip([types ?? part('x')])],
    ['no list of types', zip([document ?? part('x')])],
    ['a spreadsheet', zip([part('[Content_Types].xml'), part('xl/workbook.xml')])],
    ['a Java archive', zip([part('META-INF/MANIFEST.MF'), part('Evil.class')])],
    ['an app for Android', zip([part('AndroidManifest.xml'), part('classes.dex')])],
    ['a page', zip([part('index.html', SCRIPT)])],
    ['a page before it', Buffer.concat([Buffer.from(SCRIPT), good])],
    ['a page behind it', Buffer.concat([good, Buffer.from(SCRIPT)])],
    ['a list that promises 65,535 parts', withEnd(withEnd(good, 8, 65_535), 10, 65_535)],
    ['a list that is nowhere', withEnd(good, 16, 65_000)],
    ['a list on another disk', withEnd(good, 4, 7)],
    ['another signature', replaced(good, 'PK\x01\x02', 'PK\x09\x09')],
  ]
  return Promise.all(
    made.map(async ([what, content]) => ({
      what: `an archive with ${what}`,
      content: await content,
      fileName: 'x.docx',
    })),
  )
}

/** What is no picture and no document, whatever it is called. */
export function otherTypes(): HostileFile[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${CANARY}')">${SCRIPT}</svg>`
  const contents: [what: string, fileName: string, content: string | Buffer][] = [
    ['SVG', 'x.png', svg],
    [
      'SVG with a declaration',
      'x.jpg',
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`,
    ],
    ['SVG behind a byte order mark', 'x.webp', `\uFEFF${svg}`],
    ['SVG in UTF-16', 'x.gif', Buffer.from(`\uFEFF${svg}`, 'utf16le')],
    ['a page', 'resume.pdf', `<!DOCTYPE html>${SCRIPT}`],
    ['a script', 'x.png', `alert('${CANARY}')`],
    ['PHP', 'x.jpg', `<?php system('${CANARY}');`],
    ['a shell script', 'x.pdf', `#!/bin/sh\necho ${CANARY}`],
    ['settings of a web server', '.htaccess', 'AddType text/html .png'],
    ['a program of Windows', 'resume.docx', `MZ${'\0'.repeat(60)}PE\0\0`],
    ['a program of Linux', 'resume.pdf', '\x7fELF\x02\x01\x01'],
    [
      'commands for ImageMagick',
      'x.png',
      `push graphic-context\nfill 'url(https://127.0.0.1/"|ls "-la)'\npop graphic-context`,
    ],
    ['a script for ImageMagick', 'x.jpg', '<image><read filename="/etc/passwd"/></image>'],
    ['PostScript', 'x.png', '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1'],
    ['a playlist', 'x.gif', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd'],
    ['TIFF', 'x.jpg', Buffer.from('49492a0008000000', 'hex')],
    ['a BMP', 'x.png', Buffer.from('424d460000000000000036000000', 'hex')],
    ['an icon', 'x.png', Buffer.from('00000100010010100000', 'hex')],
    ['a Photoshop file', 'x.png', '8BPS\x00\x01'],
    ['JPEG XL', 'x.jpg', Buffer.from('ff0a0000', 'hex')],
    ['JPEG 2000', 'x.jpg', Buffer.from('0000000c6a5020200d0a870a', 'hex')],
    ['HEIC', 'x.jpg', Buffer.from('0000001866747970686569630000', 'hex')],
    ['a video', 'x.png', Buffer.from('0000001866747970697336d0', 'hex')],
    ['Flash', 'x.png', 'FWS\x09'],
    ['RAR', 'x.docx', 'Rar!\x1a\x07\x00'],
    ['gzip', 'x.docx', Buffer.from('1f8b08000000000000ff', 'hex')],
    ['an old Word document', 'x.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['rich text', 'x.docx', '{\\rtf1 {\\object\\objocx}}'],
    ['JSON', 'x.pdf', '{"__proto__":{"isAdmin":true}}'],
    ['one byte', 'x.png', Buffer.from([0x89])],
    ['one zero byte', 'x.pdf', Buffer.from([0])],
    ['nothing', 'x.pdf', ''],
    ['white space', 'x.pdf', ' '.repeat(1_000)],
    ['5 MB of zeros', 'x.png', Buffer.alloc(5 * 1024 * 1024)],
  ]
  return contents.map(([what, fileName, content]) => ({
    what: `${what} called ${fileName}`,
    fileName,
    content: Buffer.from(content),
  }))
}
