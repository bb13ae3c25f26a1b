import * as table from '../controllers/admin/exportController'
import * as stats from '../controllers/admin/statsController'
import { ExportQuery } from '../schemas/exports'
import { StatsList, StatsQuery } from '../schemas/stats'
import { routesOf } from './contract'

const desk = routesOf('Admin')
const { get } = desk

get(
  '/admin/stats',
  {
    summary: 'What happened, day by day',
    description: 'Days are those of UTC. Today is counted up to now.',
    access: 'admin',
    query: StatsQuery,
    ok: StatsList,
  },
  stats.list,
)

get(
  '/admin/export',
  {
    summary: 'A list as a table',
    description:
      'CSV (RFC 4180) in UTF-8 with a byte order mark, whole and sent while it is read, narrowed down as the list can be. A cell that a spreadsheet would take for a formula begins with an apostrophe. If it breaks off, something went wrong on the way: ask again.',
    access: 'admin',
    query: ExportQuery,
    table: true,
  },
  table.exportList,
)

export const deskRoutes = desk.routes
