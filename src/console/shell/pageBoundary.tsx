import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks'
import { toProblem } from '../api'
import { Page } from '../parts/page'
import { ProblemNote } from '../parts/problemNote'

/** Keeps the rest of the console where a page fails, and says that it has. Another address is tried anew. */
export function PageBoundary({ children }: { children: ComponentChildren }) {
  const { url } = useLocation()
  const boundary = useErrorBoundary()
  const error: unknown = boundary[0]
  const reset = boundary[1]
  const tried = useRef(url)
  useEffect(() => {
    if (tried.current !== url) reset()
    tried.current = url
  }, [url])

  if (error === undefined) return <>{children}</>
  return (
    <Page title="This page has failed">
      <ProblemNote problem={toProblem(error)} />
      <p>
        Its address may be damaged. <a href="/admin">Go to the overview.</a>
      </p>
    </Page>
  )
}
