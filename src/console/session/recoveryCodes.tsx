import { useEffect, useRef, useState } from 'preact/hooks'

/** Shows the recovery codes, which nobody can be shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [isKept, setIsKept] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div>
      <h2 ref={heading} tabIndex={-1}>
        Keep your recovery codes
      </h2>
      <p>
        Each works once in the place of a code of the app. They are shown only now: print them, or keep them in a
        password manager.
      </p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <label class="option">
        <input type="checkbox" checked={isKept} onChange={(event) => setIsKept(event.currentTarget.checked)} />I have
        kept them
      </label>
      <p>
        <button type="button" class="primary" disabled={!isKept} onClick={onDone}>
          Go on
        </button>
      </p>
    </div>
  )
}
