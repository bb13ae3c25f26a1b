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

let isFirstPage = true

/** A page with its heading, to which the focus moves, so that a screen reader tells where one has come. */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path } = useLocation()

  useEffect(() => {
    document.title = `${title} · Admin console`
  }, [title])

  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
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
