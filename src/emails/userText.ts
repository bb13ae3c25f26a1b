/** They reorder the text around them, so that a reader sees other words than the ones sent. */
const bidiControls = /\p{Bidi_Control}/gu
const controlsAndBreaks = /[\p{Cc}\p{Zl}\p{Zp} ]+/gu
const controlsWithinLine = /[^\P{Cc}\n]/gu

/** One line: control characters and line breaks become single spaces. */
export function oneLine(text: string): string {
  return text.replace(bidiControls, '').replace(controlsAndBreaks, ' ').trim()
}

/** The lines of a longer text, without control characters; none for a blank text. */
export function lines(text: string): string[] {
  const clean = text
    .replace(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n')
    .replace(bidiControls, '')
    .replace(controlsWithinLine, ' ')
    .trim()
  return clean ? clean.split('\n') : []
}

/** At most `length` characters, the last one "…" where something was cut off. */
export function cut(text: string, length: number): string {
  const characters = Array.from(text)
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}
