import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { useChanges } from '../data/changes'
import { addressOf, type Query } from '../data/query'
import { fromLocalInput, toLocalInput } from '../text/time'
import { words } from '../text/words'

interface FieldBase {
  name: string
  label: string
}
type Field = FieldBase &
  (
    | { kind: 'text'; placeholder?: string; isWide?: boolean }
    | { kind: 'choice'; options: readonly string[]; any: string; wordsOf?: (option: string) => string }
    | { kind: 'instant' }
    | { kind: 'day' }
  )

export const textField = (
  name: string,
  label: string,
  more: { placeholder?: string; isWide?: boolean } = {},
): Field => ({
  kind: 'text',
  name,
  label,
  ...more,
})
export const choiceField = (
  name: string,
  label: string,
  options: readonly string[],
  { any = 'Any', wordsOf }: { any?: string; wordsOf?: (option: string) => string } = {},
): Field => ({ kind: 'choice', name, label, options, any, ...(wordsOf ? { wordsOf } : {}) })
export const instantField = (name: string, label: string): Field => ({ kind: 'instant', name, label })
export const dayField = (name: string, label: string): Field => ({ kind: 'day', name, label })

interface FiltersProps {
  fields: readonly Field[]
  label: string
  /** What else of the address stays when they are cleared. */
  keep?: Query
  /** What of the address goes when others are applied. */
  drop?: readonly string[]
  /** What applies where the address says nothing. */
  defaults?: Query
}

/** The filters of a list. What is applied stands in the address, so that it can be shared, kept and gone back to. */
export function Filters({ fields, label, keep = {}, drop = [], defaults = {} }: FiltersProps) {
  const { path, query, route } = useLocation()
  const { announce } = useChanges()
  const [draft, setDraft] = useState<Query>(query)
  const search = JSON.stringify(query)
  useEffect(() => setDraft(query), [search])

  const applied = fields.filter(({ name }) => query[name]).length
  const [isOpen, setIsOpen] = useState(false)
  const apply = (event: Event) => {
    event.preventDefault()
    setIsOpen(false)
    const dropped = Object.fromEntries(drop.map((name) => [name, undefined]))
    const next = addressOf(path, { ...defaults, ...draft, ...dropped })
    // What is applied already is read anew: another entry of the history would lead nowhere.
    if (next === addressOf(path, { ...defaults, ...query })) announce()
    else route(next)
  }

  return (
    <form class={isOpen ? 'filters filters-open' : 'filters'} role="search" aria-label={label} onSubmit={apply}>
      <button type="button" class="filters-toggle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Filters{applied > 0 ? ` (${applied} applied)` : ''}
      </button>
      {fields.map((field) => (
        <label key={field.name} class={classOf(field)}>
          <span>{field.label}</span>
          <Input
            field={field}
            value={draft[field.name] ?? defaults[field.name] ?? ''}
            onChange={(value) => setDraft({ ...draft, [field.name]: value })}
          />
        </label>
      ))}
      <div class="filter-actions">
        <button type="submit" class="primary">
          Apply
        </button>
        {applied > 0 && (
          <a class="button" href={addressOf(path, keep)}>
            Clear
          </a>
        )}
      </div>
    </form>
  )
}

const classOf = (field: Field): string => {
  if (field.kind === 'instant') return 'field field-instant'
  return field.kind === 'text' && field.isWide ? 'field field-wide' : 'field'
}

function Input({ field, value, onChange }: { field: Field; value: string; onChange: (value: string) => void }) {
  const { name } = field
  const take = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  if (field.kind === 'choice') {
    return (
      <select name={name} value={value} onChange={take}>
        <option value="">{field.any}</option>
        {field.options.map((option) => (
          <option key={option} value={option}>
            {(field.wordsOf ?? words)(option)}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'instant') {
    const takeInstant = (event: { currentTarget: HTMLInputElement }) =>
      onChange(fromLocalInput(event.currentTarget.value))
    return <input type="datetime-local" step="1" name={name} value={toLocalInput(value)} onChange={takeInstant} />
  }
  if (field.kind === 'day') return <input type="date" name={name} value={value} onInput={take} />
  return (
    <input
      type="text"
      name={name}
      value={value}
      placeholder={field.placeholder}
      onInput={take}
      autocomplete="off"
      spellcheck={false}
    />
  )
}
