import { breakingChanges } from '../src/cli/openapi/breakingChanges'
import { apiRoutes } from '../src/routes'
import { buildOpenApi } from '../src/routes/openapi'
import { placesIn, replaceAt } from './support/json'

type Json = Record<string, unknown>

const Gig = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    status: { type: 'string', enum: ['open', 'closed'] },
    pay: { anyOf: [{ $ref: '#/components/schemas/Money' }, { type: 'null' }] },
    skills: { type: 'array', items: { type: 'string' } },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Gig' } },
    note: { type: ['string', 'null'] },
  },
  required: ['id', 'status', 'pay', 'skills'],
}
const Money = { type: 'object', properties: { amount: { type: 'integer' } }, required: ['amount'] }
const NewGig = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 100 },
    kind: { enum: ['day', 'week'] },
    budget: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
  },
  required: ['title'],
  additionalProperties: false,
}
const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const before = {
  paths: {
    '/gigs': {
      get: {
        security: [{}, { bearer: [] }],
        parameters: [
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 100, default: 20 } },
          { $ref: '#/components/parameters/Tag' },
        ],
        responses: { 200: { headers: { ETag: {} }, content: json('Gig') }, 404: { content: json('Gig') } },
      },
      post: {
        security: [{ bearer: [] }],
        requestBody: { required: false, content: json('NewGig') },
        responses: { 201: { content: json('Gig') } },
      },
    },
  },
  components: {
    parameters: { Tag: { name: 'If-None-Match', in: 'header', schema: { type: 'string' } } },
    schemas: { Gig, Money, NewGig },
  },
}

/** The description with something else in one place; undefined takes out what is there. */
const changed = (path: string, value: unknown): Json => {
  const after: unknown = JSON.parse(JSON.stringify(replaceAt(before, path.split('.'), value)))
  if (typeof after !== 'object' || after === null) throw new TypeError('Not a description')
  return { ...after }
}

const get = 'paths./gigs.get'
const post = 'paths./gigs.post'
const gig = 'components.schemas.Gig.properties'
const newGig = 'components.schemas.NewGig'

describe('a change of the API', () => {
  it.each([
    ['a path', 'paths./gigs', undefined, ['GET /gigs is gone', 'POST /gigs is gone']],
    ['a method', post, undefined, ['POST /gigs is gone']],
    ['who may call', `${get}.security`, [{ bearer: [] }], ['GET /gigs: callers must sign in']],
    ['how callers sign in', `${post}.security`, [{ basic: [] }], ['POST /gigs: callers sign in otherwise']],
    ['a parameter', `${get}.parameters.0.name`, 'max', ['GET /gigs: the query parameter limit is gone']],
    [
      'a shared parameter',
      'components.parameters.Tag.name',
      'If-Match',
      ['GET /gigs: the header parameter If-None-Match is gone'],
    ],
    [
      'an optional parameter',
      `${get}.parameters.0.required`,
      true,
      ['GET /gigs: the query parameter limit is required'],
    ],
    [
      'what a parameter takes',
      `${get}.parameters.0.schema.maximum`,
      50,
      ['GET /gigs: the query parameter limit has a narrower maximum: 50'],
    ],
    [
      'what an absent parameter means',
      `${get}.parameters.0.schema.default`,
      10,
      ['GET /gigs: the query parameter limit has another default'],
    ],
    ['a body', `${post}.requestBody`, undefined, ['POST /gigs: a body is no longer taken']],
    ['an optional body', `${post}.requestBody.required`, true, ['POST /gigs: the body is required']],
    [
      'the type of a body',
      `${post}.requestBody.content`,
      { 'text/csv': {} },
      ['POST /gigs: the body is no longer taken as application/json'],
    ],
    ['an optional member', `${newGig}.required`, ['title', 'kind'], ['POST /gigs: the body /kind is required']],
    [
      'a member that is sent',
      `${newGig}.properties.kind`,
      undefined,
      ['POST /gigs: the body /kind is no longer taken'],
    ],
    [
      'a value that is sent',
      `${newGig}.properties.kind.enum`,
      ['day'],
      ['POST /gigs: the body /kind no longer takes "week"'],
    ],
    [
      'any value that is sent',
      `${newGig}.properties.title.enum`,
      ['A'],
      ['POST /gigs: the body /title takes "A" alone'],
    ],
    [
      'the type of a member that is sent',
      `${newGig}.properties.title.type`,
      'integer',
      ['POST /gigs: the body /title no longer takes string'],
    ],
    [
      'an alternative that is sent',
      `${newGig}.properties.budget`,
      { type: 'integer' },
      ['POST /gigs: the body /budget no longer takes null'],
    ],
    [
      'a lower bound',
      `${newGig}.properties.title.minLength`,
      3,
      ['POST /gigs: the body /title has a narrower minLength: 3'],
    ],
    [
      'an upper bound',
      `${newGig}.properties.title.maxLength`,
      50,
      ['POST /gigs: the body /title has a narrower maxLength: 50'],
    ],
    [
      'a pattern',
      `${newGig}.properties.title.pattern`,
      '\\S',
      ['POST /gigs: the body /title must have the pattern "\\\\S"'],
    ],
    [
      'a status',
      `${post}.responses`,
      { 200: { content: json('Gig') } },
      ['POST /gigs: the reply 201 is gone', 'POST /gigs: the reply 200 is new'],
    ],
    ['a header of a reply', `${get}.responses.200.headers`, {}, ['GET /gigs: the reply 200 has no ETag any more']],
    [
      'the type of a reply',
      `${get}.responses.200.content`,
      { 'text/csv': {} },
      ['GET /gigs: the reply 200 is no longer application/json'],
    ],
  ])('that takes away or asks for more is told: %s', (_what, path, value, words) => {
    expect(breakingChanges(before, changed(path, value))).toEqual(words)
  })

  it.each([
    ['a member', `${gig}.note`, undefined, '/note is gone'],
    ['a member that is required', `${gig}.skills`, undefined, '/skills is gone'],
    ['a member further down', 'components.schemas.Money.properties.amount', undefined, '/pay/amount is gone'],
    ['that it is always there', 'components.schemas.Gig.required', ['id', 'status', 'skills'], '/pay may be missing'],
    ['a value', `${gig}.status.enum`, ['open', 'closed', 'paused'], '/status may be "paused"'],
    ['that it has few values', `${gig}.status.enum`, undefined, '/status may have any value'],
    ['that it is never null', `${gig}.id.type`, ['string', 'null'], '/id may be null'],
    ['its type', `${gig}.skills.items.type`, 'integer', '/skills/* may be integer'],
    ['its format', `${gig}.id.format`, undefined, '/id may have another format than "uuid"'],
    ['a new alternative', `${gig}.pay.anyOf.2`, { type: 'string' }, '/pay may be string'],
  ])('that a reply is not what it was is told of every reply: %s', (_what, path, value, words) => {
    expect(breakingChanges(before, changed(path, value))).toEqual([
      `GET /gigs: the reply 200 ${words}`,
      `POST /gigs: the reply 201 ${words}`,
    ])
  })

  it.each([
    ['a path', 'paths./jobs', before.paths['/gigs']],
    ['a method', 'paths./gigs.delete', before.paths['/gigs'].get],
    ['an optional parameter', `${get}.parameters.2`, { name: 'q', in: 'query', schema: {} }],
    ['a wider parameter', `${get}.parameters.0.schema.maximum`, 200],
    ['a route for everybody', `${post}.security`, []],
    ['an optional member that is sent', `${newGig}.properties.more`, { type: 'string' }],
    ['a member that may be left out now', `${newGig}.required`, []],
    ['a value that is sent', `${newGig}.properties.kind.enum`, ['day', 'week', 'month']],
    ['a wider bound', `${newGig}.properties.title.maxLength`, 200],
    ['an alternative that is sent', `${newGig}.properties.budget.anyOf.2`, { type: 'string' }],
    ['a member of a reply', `${gig}.more`, { type: 'string' }],
    ['a value that a reply no longer has', `${gig}.status.enum`, ['open']],
    ['a reply that is never null now', `${gig}.pay`, { $ref: '#/components/schemas/Money' }],
    ['one type of two', `${gig}.note.type`, 'string'],
    ['other words', `${gig}.id.description`, 'Which gig.'],
    ['a problem', `${get}.responses.409`, { content: json('Money') }],
    ['one problem less', `${get}.responses.404`, undefined],
  ])('that gives more, or asks for less, breaks nothing: %s', (_what, path, value) => {
    expect(breakingChanges(before, changed(path, value))).toEqual([])
  })
})

describe('the description of the API', () => {
  const description: Json = JSON.parse(
    JSON.stringify(buildOpenApi(apiRoutes, { serverUrl: 'https://gigs.example.org' })),
  )

  it('breaks nothing that it says itself', () => {
    expect(breakingChanges(description, description)).toEqual([])
  })

  it('cannot lose an operation, or a member of one, without being told', () => {
    const schemas = placesIn(description).filter(
      ({ path }) =>
        path.length === 5 && path[1] === 'schemas' && path[3] === 'properties' && !/^Problem$/.test(String(path[2])),
    )
    expect(schemas.length).toBeGreaterThan(300)
    const untold = schemas
      .filter((_, i) => i % 10 === 0)
      .filter(({ path }) => {
        const after: Json = JSON.parse(JSON.stringify(replaceAt(description, path, undefined)))
        return breakingChanges(description, after).length === 0
      })
    expect(untold.map(({ path }) => path.join('/'))).toEqual([])
  })
})
