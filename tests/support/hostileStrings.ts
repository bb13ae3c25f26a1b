import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** The Big List of Naughty Strings, where it lies beside the project. It is no part of it. */
const NAUGHTY_STRINGS = '../shared/data/hostile/strings_blns.json'

const own = [
  '',
  ' ',
  '\t\r\n',
  '\u200b\u2060\ufeff',
  '0',
  '-0',
  '1e400',
  '９９',
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  '{"a":1}',
  '[object Object]',
  '%',
  '_',
  '%00',
  '%n%s%x',
  "'; DROP TABLE users; --",
  "\\' OR 1=1 /*",
  '`id`; $(id) | id',
  ':userId :q ?',
  '+ - > < ( ) ~ * " @',
  '"unfinished phrase',
  '<script>alert(1)</script>',
  '" onmouseover="alert(1)',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '=HYPERLINK("http://example.org","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '../../../etc/passwd',
  '\\\\host\\share\\file',
  'CON',
  'x\r\nBcc: eve@example.org\r\n\r\nHello',
  'x\nSet-Cookie: a=b',
  '\u001b[31mred\u0007',
  '\u0080\u0085\u009b31m',
  'first\u2028second\u2029third',
  'abc\u202edcba\u2066x\u2069',
  'ﬁ ſ K ﷺ',
  'z̵̧͈a̸̡͓l̷̢̟g̸̠͝o̵͈͠',
  '👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪',
  '𝒳\u{10ffff}\ufffe',
  'مرحبا بالعالم שלום',
  'ไทย 漢字 한국어',
]

const listed = existsSync(NAUGHTY_STRINGS) ? readFileSync(NAUGHTY_STRINGS, 'utf8') : '[]'

/** Texts that have broken something somewhere, each once. All are well-formed, in NFC and without NUL. */
export const hostileStrings: readonly string[] = [
  ...new Set([...own, ...z.array(z.string()).parse(JSON.parse(listed))]),
]
