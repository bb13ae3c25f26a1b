/** Values that take several columns: how they are written, and how they are read. */

import type { z } from 'zod'
import type { Location as LocationShape, Money, Rating } from '../schemas/common'

export type Location = z.output<typeof LocationShape>

export interface LocationColumns {
  city: string | null
  country: string | null
  lat: number | null
  lng: number | null
}

export const locationColumns = (location: Location | null): LocationColumns => ({
  city: location?.city ?? null,
  country: location?.country ?? null,
  lat: location?.lat ?? null,
  lng: location?.lng ?? null,
})

/** All four columns are set, or none. */
export function toLocation({ city, country, lat, lng }: LocationColumns): Location | null {
  return city === null || country === null || lat === null || lng === null ? null : { city, country, lat, lng }
}

/** As others may know it: two decimals are about a kilometre, so nobody's door is published. */
export function toPublicLocation(columns: LocationColumns): Location | null {
  const location = toLocation(columns)
  return location && { ...location, lat: round(location.lat, 2), lng: round(location.lng, 2) }
}

export interface RateColumns {
  rateAmount: number | null
  rateCurrency: string | null
}

/** Both columns are set, or none. */
export const toRate = ({ rateAmount: amount, rateCurrency: currency }: RateColumns): Money | null =>
  amount === null || currency === null ? null : { amount, currency }

export interface RatingColumns {
  ratingSum: number
  ratingCount: number
}

/** The average has two decimals. */
export function toRating({ ratingSum, ratingCount }: RatingColumns): z.output<typeof Rating> {
  return { average: ratingCount === 0 ? null : round(ratingSum / ratingCount, 2), count: ratingCount }
}

export const round = (value: number, decimals: number): number => Number(value.toFixed(decimals))
