import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'

/** What is shown before one is in: one narrow sheet. */
export function Door({
  title,
  isWide = false,
  children,
}: {
  title: string
  isWide?: boolean
  children: ComponentChildren
}) {
  useEffect(() => {
    document.title = `${title} · Admin console`
  }, [title])
  return (
    <main class={isWide ? 'door door-wide' : 'door'}>
      <p class="brand">Gig marketplace</p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
