export const EARTH_KM = 6_371
export const KM_PER_DEGREE = (EARTH_KM * Math.PI) / 180

interface Point {
  lat: number
  lng: number
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const haversine = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2

/** Great-circle distance of two points in degrees (haversine). */
export function kilometresBetween(from: Point, to: Point): number {
  const across = Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * haversine(to.lng - from.lng)
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, haversine(to.lat - from.lat) + across)))
}
