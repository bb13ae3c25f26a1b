import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks'
import { Page } from '../parts/page'

/** Keeps the rest of the console where a page fails, and says that it has. Another address is tried anew. */
export function PageBoundary({ children }: { children: ComponentChildren }) {
  const { url } = useLocation()
  const [error, reset] = useErrorBoundary()
  const tried = useRef(url)
  useEffect(() => {
    if (tried.current !== url) reset()
    tried.current = url
  }, [url])

  if (error === undefined) return <>{children}</>
  return (
    <Page title="This page has failed">
      <p class="note note-bad" role="alert">
        {error instanceof Error ? error.message : String(error)}
      </p>
      <p>
        Its address may be damaged. <a href="/admin">Go to the overview.</a>
      </p>
    </Page>
  )
}
