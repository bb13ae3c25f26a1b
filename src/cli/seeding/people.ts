import { toMinorUnits } from '../../schemas/currencies'
import { addClient, addUser, addWorker } from '../bulk/rows'
import type { RowBatch } from '../bulk/rowBatch'
import { type City, cities, perUsDollar } from './cities'
import type { Random } from './random'
import { pickSkills, type SkilledVocabulary } from './skillPools'

const DAY_MS = 86_400_000

const firstNames = ['Ada', 'Aisha', 'Alejandro', 'Amara', 'Ana', 'Andrei', 'Anna', 'Arjun', 'Ayşe', 'Bruno', 'Camille', 'Carlos', 'Chiara', 'Chidi', 'Daniel', 'David', 'Elena', 'Emma', 'Fatima', 'Felix', 'Grace', 'Hana', 'Hassan', 'Ines', 'Isabel', 'Ivan', 'James', 'Jin', 'João', 'Jonas', 'Julia', 'Kamal', 'Karin', 'Kenji', 'Kofi', 'Lars', 'Layla', 'Leon', 'Linh', 'Lucas', 'Lucía', 'Mai', 'Marek', 'María', 'Marta', 'Mateo', 'Mei', 'Miguel', 'Mina', 'Mohammed', 'Nadia', 'Niamh', 'Nikos', 'Noah', 'Olga', 'Omar', 'Paola', 'Petra', 'Priya', 'Rafael', 'Ravi', 'Rosa', 'Ruth', 'Samuel', 'Sara', 'Sofia', 'Sven', 'Tariq', 'Thandi', 'Tomás', 'Yara', 'Yuki', 'Zanele', 'Zoe'] // prettier-ignore
const lastNames = ['Abebe', 'Adeyemi', 'Ahmed', 'Álvarez', 'Andersen', 'Bakker', 'Bauer', 'Bianchi', 'Brown', 'Chen', 'Costa', 'Demir', 'Dlamini', 'Dubois', 'Eriksson', 'Evans', 'Fernández', 'Fischer', 'Flores', 'García', 'Gupta', 'Haddad', 'Hansen', 'Horváth', 'Ibrahim', 'Ionescu', 'Ito', 'Jansen', 'Johnson', 'Kamau', 'Kaya', 'Kelly', 'Khan', 'Kim', 'Kowalski', 'Larsson', 'Lee', 'Lopez', 'Marino', 'Martin', 'Mehta', 'Mensah', 'Meyer', 'Moreau', 'Murphy', 'Nair', 'Ncube', 'Nguyen', 'Novák', 'O’Brien', 'Okafor', 'Osei', 'Papadopoulos', 'Park', 'Patel', 'Pereira', 'Popescu', 'Reyes', 'Rossi', 'Santos', 'Sato', 'Schmidt', 'Silva', 'Singh', 'Smith', 'Tan', 'Tanaka', 'Torres', 'Tran', 'Virtanen', 'Wagner', 'Walker', 'Wang', 'Weber', 'Williams', 'Wilson', 'Wójcik', 'Yilmaz', 'Zhang'] // prettier-ignore
const companyWords = ['Alder', 'Anchor', 'Beacon', 'Birch', 'Bridge', 'Cedar', 'Compass', 'Copper', 'Falcon', 'Garden', 'Granite', 'Harbour', 'Hazel', 'Juniper', 'Lantern', 'Linden', 'Maple', 'Meadow', 'Mill', 'North', 'Oak', 'Orchard', 'Pebble', 'Quarry', 'River', 'Saddle', 'Sail', 'Summit', 'Thistle', 'Willow'] // prettier-ignore
const companyKinds = ['Services', 'Studio', 'Works', 'Group', 'Partners', 'Logistics', 'Homes', 'Care', 'Foods', 'Labs', 'Events', 'Trading', 'Media', 'Schools'] // prettier-ignore
const languageCodes = ['de', 'es', 'fr', 'it', 'pt', 'pl', 'tr', 'ar', 'hi', 'zh', 'ja', 'vi']

export interface Client {
  id: Buffer
  city: City
}

export interface Account {
  email: string
  passwordHash: string
  /** When the marketplace that is being made up has opened. */
  opened: Date
}

/** Adds a client to the batch: two of three are companies. */
export function composeClient(batch: RowBatch, random: Random, { email, passwordHash, opened }: Account): Client {
  const city = random.pickSkewed(cities)
  const createdAt = someTimeBefore(opened, random)
  const id = random.id(createdAt)
  const name = fullName(random)
  const isCompany = random.chance(2 / 3)
  const company = `${random.pick(companyWords)} ${random.pick(companyKinds)}`
  addUser(batch, { id, email, passwordHash, name, roles: 'client', place: city, createdAt })
  addClient(batch, {
    userId: id,
    displayName: isCompany ? company : name,
    about: isCompany
      ? `${company} is a team of ${random.integer(3, 200)} people in ${city.city}.`
      : `I live in ${city.city} and need a hand now and then.`,
    website: null,
    kind: isCompany ? 'company' : 'person',
    place: near(city, random),
    updatedAt: createdAt,
  })
  return { id, city }
}

/** Adds a worker of one trade to the batch. @returns the id */
export function composeWorker(
  batch: RowBatch,
  random: Random,
  { email, passwordHash, opened }: Account,
  vocabulary: SkilledVocabulary,
): Buffer {
  const city = random.pickSkewed(cities)
  const createdAt = someTimeBefore(opened, random)
  const id = random.id(createdAt)
  const name = fullName(random)
  const own = pickSkills(random, vocabulary, random.integer(2, 7))
  const known = own.map((skill) => skill.name)
  const years = random.integer(1, 25)
  addUser(batch, { id, email, passwordHash, name, roles: 'worker', place: city, createdAt })
  addWorker(batch, {
    userId: id,
    headline: `${known.slice(0, 2).join(' and ')} · ${years} years`,
    bio: `I work in ${city.city} and around. ${known.join(', ')}: that is what I have done for ${years} years, and still like to do.`,
    hourlyRate: {
      amount: toMinorUnits(localPrice(random.between(...vocabulary.hourlyUsd), city), city.currency),
      currency: city.currency,
    },
    availability: random.weighted([
      ['open', 7],
      ['limited', 2],
      ['unavailable', 1],
    ]),
    place: near(city, random),
    languages: [
      { code: 'en', level: 'fluent' },
      { code: random.pick(languageCodes), level: 'native' },
    ],
    links: [],
    skills: own,
    updatedAt: createdAt,
  })
  return id
}

/** A price of the dearest places in US dollars, in the money of `city` and rounded as people do: two figures. */
export function localPrice(usDollars: number, { currency, priceLevel }: City): number {
  const price = usDollars * priceLevel * (perUsDollar[currency] ?? 1)
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(price)) - 1)
  return Math.max(1, Math.round(price / unit)) * unit
}

/** A place within some ten kilometres of the centre. */
export const near = (city: City, random: Random) => ({
  city: city.city,
  country: city.country,
  lat: Number((city.lat + random.between(-0.09, 0.09)).toFixed(5)),
  lng: Number((city.lng + random.between(-0.09, 0.09)).toFixed(5)),
})

const fullName = (random: Random) => `${random.pick(firstNames)} ${random.pick(lastNames)}`

const someTimeBefore = (at: Date, random: Random) =>
  new Date(at.getTime() - Math.floor(random.between(0, 300 * DAY_MS)))
