import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Metafile } from 'esbuild'
import { html } from '../../utils/html'
import { newestChange } from './newestChange'

const ROOT = join(__dirname, '../../..')
const SOURCES = ['src/console', 'src/apiClient', 'src/schemas', 'src/cli/console', 'package-lock.json']
const FOLDER = join(ROOT, 'dist/console')

/** Bundles the admin console into dist/console: the page, and its files with a hash of what they hold in their names. */
export async function buildConsole(): Promise<void> {
  // It is not installed where only the packages of production are, and there nothing is built.
  const { build } = await import('esbuild')
  await mkdir(dirname(FOLDER), { recursive: true })
  // Beside its place, and moved there whole: a server may be reading it.
  const draft = await mkdtemp(`${FOLDER}-`)
  const former = `${draft}-former`
  try {
    const { metafile } = await build({
      absWorkingDir: ROOT,
      entryPoints: {
        console: 'src/console/main.tsx',
        style: 'src/console/style/index.css',
        icon: 'src/console/icon.svg',
      },
      outdir: join(draft, 'assets'),
      entryNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      loader: { '.svg': 'copy' },
      bundle: true,
      minify: true,
      metafile: true,
      format: 'esm',
      target: ['chrome123', 'firefox121', 'safari17.5'],
      logLevel: 'warning',
    })
    await writeFile(join(draft, 'index.html'), pageOf(metafile))
    // Away whole as well: to delete it in its place takes long enough for a server to find half of it.
    await mkdir(FOLDER, { recursive: true })
    await rename(FOLDER, former)
    await rename(draft, FOLDER)
  } finally {
    for (const folder of [draft, former]) await rm(folder, { recursive: true, force: true })
  }
}

/** Whether the console has to be built: never yet, or not since its sources have changed. */
export async function consoleIsStale(): Promise<boolean> {
  const built = await newestChange(join(FOLDER, 'index.html'))
  const changed = await Promise.all(SOURCES.map((source) => newestChange(join(ROOT, source))))
  return built < Math.max(...changed)
}

function pageOf({ outputs }: Metafile): string {
  const names = Object.keys(outputs).map((file) => basename(file))
  const assetOf = (start: string, end: string) => {
    const name = names.find((each) => each.startsWith(`${start}-`) && each.endsWith(end))
    if (name === undefined) throw new Error(`The bundle has no ${start}${end}`)
    return `/admin/assets/${name}`
  }
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Admin console · Gig marketplace</title>
        <link rel="icon" type="image/svg+xml" href="${assetOf('icon', '.svg')}" />
        <link rel="stylesheet" href="${assetOf('style', '.css')}" />
        <script type="module" src="${assetOf('console', '.js')}"></script>
      </head>
      <body>
        <noscript>The admin console needs JavaScript. The same can be done over the API: see /docs.</noscript>
        <div id="console"></div>
      </body>
    </html> `.markup
}
