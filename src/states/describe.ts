import { emailTasks } from '../schemas/tasks'
import { applicationMachine } from './application'
import { contractMachine } from './contract'
import { gigMachine } from './gig'
import { invitationMachine } from './invitation'
import type { Start, Told, Transition } from './machine'
import { reportMachine } from './report'
import { reviewMachine } from './review'

interface Table {
  start: Start<string>
  transitions: readonly Transition<string, string, never>[]
}

const machines: Record<string, Table> = {
  Gig: gigMachine,
  Application: applicationMachine,
  Contract: contractMachine,
  Invitation: invitationMachine,
  Review: reviewMachine,
  Report: reportMachine,
}

const HEAD = ['From', 'Action', 'By', 'If', 'To', 'Mail']

/** Every state, who moves it and what mail that causes, as Markdown: a table for each machine. */
export function describeMachines(): string {
  const sections = Object.entries(machines).map(([name, machine]) => `### ${name}\n\n${tableOf(rowsOf(machine))}`)
  const told = Object.values(machines).flatMap(({ start, transitions }) =>
    [start, ...transitions].flatMap(({ tells = {} }) => Object.values(tells)),
  )
  const others = emailTasks.filter((mail) => !told.includes(mail)).map(code)
  return [...sections, `Mails that no move causes: ${others.join(', ')}.`].join('\n\n')
}

const code = (name: string) => `\`${name}\``
const mailsOf = (tells: Told = {}) => Object.entries(tells).map(([to, mail]) => `${to}: ${code(mail)}`)

function rowsOf({ start, transitions }: Table): string[][] {
  const first = ['', code(start.action), start.by.join(', '), '', start.to, mailsOf(start.tells).join(', ')]
  const rows = transitions.map(({ from, action, by, when, to, tells }) => [
    from.join(', '),
    code(action),
    by.join(', '),
    when?.name ?? '',
    to ?? 'stays',
    mailsOf(tells).join(', '),
  ])
  return [first, ...rows]
}

/** Cells are padded, as the formatter of the repository would do it. */
function tableOf(rows: string[][]): string {
  const lines = [HEAD, ...rows]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(HEAD), rule, ...rows.map(line)].join('\n')
}
