import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'

interface PageProps {
  title: string
  /** One line below the heading. */
  lead?: ComponentChildren
  /** Buttons and links beside the heading. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/** Where a page is the first that is shown, the focus stays with the browser. */
let isFirst = true

/** For what leads to a page by hand: it will not be the first. */
export function leaveFirst(): void {
  isFirst = false
}

/** A page with its heading, to which the focus moves, so that a screen reader tells where one has come. */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path } = useLocation()

  useEffect(() => {
    document.title = `${title} · Admin console`
  }, [title])

  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    leaveFirst()
  }, [path])

  return (
    <div class="page">
      <header class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
