import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { leaveFirst } from '../parts/page'

/** What is shown before one is in: one narrow sheet. */
export function Door({
  title,
  kind = 'form',
  children,
}: {
  title: string
  /** `wait`: is shown only when it takes a while. */
  kind?: 'form' | 'wide' | 'wait'
  children: ComponentChildren
}) {
  useEffect(() => {
    document.title = `${title} · Admin console`
  }, [title])
  // Whoever has typed something here loses the focus with the form, or earlier, when its button is disabled.
  return (
    <main class={`door door-${kind}`} onInput={leaveFirst}>
      <p class="brand">Gig marketplace</p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
