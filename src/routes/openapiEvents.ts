import { exampleOf } from './openapiExamples'
import type { JsonSchema, SchemaComponents } from './openapiSchemas'
import { EVENT_STREAM } from './sendEvents'

/** The body of a reply that is a stream. OpenAPI 3.1 has no schema for what an event holds, so the text says it, and the example. */
export function eventContent(data: JsonSchema, { named }: SchemaComponents) {
  const { $ref } = data
  const name = typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : 'object'
  const schema = {
    type: 'string',
    description: `Server-sent events. \`entry\` has a ${name} as JSON for its data; \`gap\` says that more was missed than is told again. Comments keep the connection alive.`,
  }
  const example = `event: entry\ndata: ${JSON.stringify(exampleOf(data, named))}\nid: kJ3rVq0yWl8B…\n\n`
  return { [EVENT_STREAM]: { schema, example } }
}
