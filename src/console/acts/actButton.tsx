import { useActs, type Act } from './acts'

/** Asks for a reason, then acts. */
export function ActButton({ act }: { act: Act }) {
  const { ask } = useActs()
  return (
    <button type="button" class={act.isGrave ? 'danger-quiet' : undefined} onClick={() => ask(act)}>
      {act.label}
    </button>
  )
}
