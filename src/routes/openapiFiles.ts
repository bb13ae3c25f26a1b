import { exampleOf } from './openapiExamples'
import { isObject, resolve, type JsonSchema, type SchemaComponents } from './openapiSchemas'
import { CSV } from './sendTable'

const bytes = { type: 'string', format: 'binary' }

/** The body of an upload: the fields of the route, and the file. */
export function formContent(fields: JsonSchema | undefined, { named }: SchemaComponents) {
  const { properties, required } = fields ? resolve(fields, named) : {}
  const example = fields ? exampleOf(fields, named) : {}
  const schema = {
    type: 'object',
    properties: {
      file: { ...bytes, description: 'The file, up to 5 MB. It has a name, which is not a path.' },
      ...(isObject(properties) ? properties : {}),
    },
    required: ['file', ...(Array.isArray(required) ? required.map(String) : [])],
    additionalProperties: false,
  }
  return { 'multipart/form-data': { schema, example: { file: 'the bytes', ...(isObject(example) ? example : {}) } } }
}

/** The body of a reply that is a file. */
export const fileContent = { '*/*': { schema: bytes, example: 'the bytes' } }

/** The body of a reply that is a table. */
export const tableContent = {
  [CSV]: {
    schema: { type: 'string' },
    example: '"id","name"\r\n"019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e","Jane Doe"\r\n',
  },
}
