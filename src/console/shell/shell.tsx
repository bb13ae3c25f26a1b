import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { useTask } from '../data/useTask'
import { useSession } from '../session/session'
import { viewerZone } from '../text/time'
import { PageBoundary } from './pageBoundary'

const groups = [
  {
    name: 'Watch',
    links: [
      ['/admin', 'Overview'],
      ['/admin/logs', 'Logs'],
      ['/admin/queues', 'Queues'],
      ['/admin/audit', 'Audit log'],
    ],
  },
  {
    name: 'Decide',
    links: [
      ['/admin/reports', 'Reports'],
      ['/admin/disputes', 'Disputes'],
      ['/admin/gigs', 'Gigs'],
      ['/admin/reviews', 'Reviews'],
      ['/admin/users', 'Users'],
    ],
  },
] as const

/** What stands around every page: where one can go, and who one is. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => setIsOpen(false), [path])

  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <header class={isOpen ? 'side side-open' : 'side'}>
        <div class="side-head">
          <a class="brand" href="/admin">
            Gig marketplace <span>Admin</span>
          </a>
          <button
            type="button"
            class="menu"
            aria-expanded={isOpen}
            aria-controls="menu"
            onClick={() => setIsOpen(!isOpen)}
          >
            Menu
          </button>
        </div>
        <div id="menu" class="side-body">
          <nav aria-label="Pages">
            {groups.map(({ name, links }) => (
              <section key={name} aria-label={name}>
                <p class="nav-group" aria-hidden="true">
                  {name}
                </p>
                <ul>
                  {links.map(([href, text]) => (
                    <li key={href}>
                      <a
                        href={href}
                        aria-current={isWithin(path, href) ? 'page' : undefined}
                        onClick={() => setIsOpen(false)}
                      >
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
          <Account />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <PageBoundary>{children}</PageBoundary>
      </main>
    </div>
  )
}

const isWithin = (path: string, href: string) => path === href || (href !== '/admin' && path.startsWith(`${href}/`))

function Account() {
  const { standing, signOut } = useSession()
  const { isBusy, problem, start } = useTask()
  if (standing.kind !== 'signedIn') return null
  return (
    <div class="account">
      <p>
        <strong>{standing.user.name}</strong>
        <br />
        <span class="quiet">{standing.user.email}</span>
      </p>
      {!standing.user.mfaEnabled && <a href="/admin/second-factor">Set up a second factor</a>}
      <button type="button" disabled={isBusy} onClick={() => start(signOut)}>
        Sign out
      </button>
      {problem && <p role="alert">{problem.detail}</p>}
      <p class="quiet zone">Times in {viewerZone}</p>
    </div>
  )
}
