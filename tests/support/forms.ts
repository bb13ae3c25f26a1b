/** One part of a form; with a file name it is a file. Headers are written as they are, also where that breaks them. */
export interface Part {
  name: string
  fileName?: string
  content: string | Buffer
  /** In the place of those that are made from the names. */
  head?: string
}

const BOUNDARY = 'x-test-boundary-7f3a91'

/** What a browser makes of a name within quotes (WHATWG HTML, multipart/form-data). */
const quoted = (name: string) => `"${name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22')}"`

const headOf = ({ name, fileName }: Part): string => {
  const file = fileName === undefined ? '' : `; filename=${quoted(fileName)}\r\nContent-Type: application/octet-stream`
  return `Content-Disposition: form-data; name=${quoted(name)}${file}`
}

/** multipart/form-data (RFC 7578) byte by byte, as options of a call. */
export function formOf(parts: readonly Part[]): { body: Buffer; headers: { 'Content-Type': string } } {
  const chunks = parts.flatMap((part) => [
    Buffer.from(`--${BOUNDARY}\r\n${part.head ?? headOf(part)}\r\n\r\n`),
    Buffer.from(part.content),
    Buffer.from('\r\n'),
  ])
  return {
    body: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
  }
}

/** A form with a file under `file`, and fields beside it. */
export function fileForm(content: string | Buffer, fileName: string, fields: Record<string, string> = {}) {
  const others = Object.entries(fields).map(([name, value]) => ({ name, content: value }))
  return formOf([...others, { name: 'file', fileName, content }])
}
