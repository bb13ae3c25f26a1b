import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** When a file, or anything in a folder, was last changed; 0 where there is nothing. */
export async function newestChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  const inside = await Promise.all((await readdir(path)).map((name) => newestChange(join(path, name))))
  return Math.max(found.mtimeMs, ...inside)
}
