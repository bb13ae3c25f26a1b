import type { Section } from './personalData'

/** What lies beside the data: what it is, in plain words. */
export function archiveReadme(sections: readonly Pick<Section, 'fileName' | 'about'>[], appUrl: string): string {
  const width = Math.max(...sections.map(({ fileName }) => fileName.length))
  const line = ({ fileName, about }: Pick<Section, 'fileName' | 'about'>) => `  ${fileName.padEnd(width)}  ${about}`
  return `A copy of your data from ${appUrl}
Made at ${new Date().toISOString()}

This is everything that we keep about you, and the files that you have uploaded. The .json files are text in UTF-8 that any
editor shows and any program reads: a list with one entry on each line, newest first, or a single thing. Names and values are
those of our API, which is described at ${appUrl}/docs: times are in UTC, money is in minor units (cents), ids tell what
belongs together.

${sections.map(line).join('\n')}
  ${'files/'.padEnd(width)}  your files, each in a folder that has its id from files.json as its name

What others have written to you is here as far as you can see it in your account. Not here: your password, your second factor
and your sign-in keys, of which we keep only what it takes to recognise them, and what belongs to others, such as the letters
of those who have applied to your gigs, or a review of you that is not published yet.
`
}
