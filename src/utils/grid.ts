import { KM_PER_DEGREE } from './distance'

interface Point {
  lat: number
  lng: number
}

/** Sides of cells in degrees, the finest first. */
const SIDES = [0.25, 1, 5, 30] as const
/** More cells than this cost more to read than what they leave out. */
const MAX_CELLS = 16

const cellName = (level: number, row: number, column: number) => `+${level}.${row}.${column}`
const indexOf = (degrees: number, side: number) => Math.floor(degrees / side)
const columnsOf = (side: number) => 360 / side

/** The cells in which a point lies, one of each size. */
export function cellsOf({ lat, lng }: Point): string[] {
  return SIDES.map((side, level) => {
    const column = indexOf(lng + 180, side) % columnsOf(side)
    return cellName(level, indexOf(lat + 90, side), column)
  })
}

/** Cells of one size that cover a circle on the globe: few, or else as few as there are. They reach over the date line and poles. */
export function cellsAround({ lat, lng }: Point, radiusKm: number): string[] {
  const reach = radiusKm / KM_PER_DEGREE
  const south = Math.max(-90, lat - reach)
  const north = Math.min(90, lat + reach)
  const across = reachAcross(lat, reach)
  const covers = SIDES.map((side, level) => {
    const firstRow = indexOf(south + 90, side)
    const rows = indexOf(north + 90, side) - firstRow + 1
    const firstColumn = indexOf(lng - across + 180, side)
    const columns = Math.min(columnsOf(side), indexOf(lng + across + 180, side) - firstColumn + 1)
    return { level, side, firstRow, rows, firstColumn, columns }
  })
  const cover = covers.find(({ rows, columns }) => rows * columns <= MAX_CELLS) ?? covers.at(-1)
  if (!cover) return []
  const { level, side, firstRow, firstColumn } = cover
  const wrap = (column: number) => (column + columnsOf(side)) % columnsOf(side)
  return Array.from({ length: cover.rows * cover.columns }, (_, i) =>
    cellName(level, firstRow + Math.floor(i / cover.columns), wrap(firstColumn + (i % cover.columns))),
  )
}

/** How many degrees of longitude a circle reaches to either side of its centre. */
function reachAcross(lat: number, reach: number): number {
  if (Math.abs(lat) + reach >= 90) return 180
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  return (Math.asin(Math.min(1, Math.sin(radians(reach)) / Math.cos(radians(lat)))) * 180) / Math.PI
}
