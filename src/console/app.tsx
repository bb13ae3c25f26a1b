import { LocationProvider, Route, Router } from 'preact-iso'
import { ActsProvider } from './acts/acts'
import { ChangesProvider } from './data/changes'
import { AuditPage } from './pages/audit/auditPage'
import { DisputePage } from './pages/disputes/disputePage'
import { DisputesPage } from './pages/disputes/disputesPage'
import { GigPage } from './pages/gigs/gigPage'
import { GigsPage } from './pages/gigs/gigsPage'
import { LiveLogPage } from './pages/logs/liveLogPage'
import { LogsPage } from './pages/logs/logsPage'
import { NothingHere } from './pages/nothingHere'
import { OverviewPage } from './pages/overview/overviewPage'
import { QueuePage } from './pages/queues/queuePage'
import { QueuesPage } from './pages/queues/queuesPage'
import { ReportPage } from './pages/reports/reportPage'
import { ReportsPage } from './pages/reports/reportsPage'
import { ReviewPage } from './pages/reviews/reviewPage'
import { ReviewsPage } from './pages/reviews/reviewsPage'
import { SecondFactorPage } from './pages/secondFactorPage'
import { UserPage } from './pages/users/userPage'
import { UsersPage } from './pages/users/usersPage'
import { Gate } from './session/gate'
import { SessionProvider } from './session/session'
import { Shell } from './shell/shell'

/** The whole console. */
export const App = () => (
  <LocationProvider scope="/admin">
    <SessionProvider>
      <Gate>
        <ChangesProvider>
          <ActsProvider>
            <Shell>
              <Router>
                <Route path="/admin" component={OverviewPage} />
                <Route path="/admin/logs" component={LogsPage} />
                <Route path="/admin/logs/live" component={LiveLogPage} />
                <Route path="/admin/queues" component={QueuesPage} />
                <Route path="/admin/queues/:name" component={QueuePage} />
                <Route path="/admin/audit" component={AuditPage} />
                <Route path="/admin/reports" component={ReportsPage} />
                <Route path="/admin/reports/:id" component={ReportPage} />
                <Route path="/admin/disputes" component={DisputesPage} />
                <Route path="/admin/disputes/:id" component={DisputePage} />
                <Route path="/admin/gigs" component={GigsPage} />
                <Route path="/admin/gigs/:id" component={GigPage} />
                <Route path="/admin/reviews" component={ReviewsPage} />
                <Route path="/admin/reviews/:id" component={ReviewPage} />
                <Route path="/admin/users" component={UsersPage} />
                <Route path="/admin/users/:id" component={UserPage} />
                <Route path="/admin/second-factor" component={SecondFactorPage} />
                <Route default component={NothingHere} />
              </Router>
            </Shell>
          </ActsProvider>
        </ChangesProvider>
      </Gate>
    </SessionProvider>
  </LocationProvider>
)
