import { useEffect, useRef } from 'preact/hooks'

interface CodeFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Takes a one-time code. It has the focus, because nothing else can be done where it is shown. */
export function CodeField({ label, value, onChange }: CodeFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <label class="field">
      <span>{label}</span>
      <input
        ref={input}
        type="text"
        name="code"
        class="code-input"
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck={false}
        required
        maxLength={64}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}
