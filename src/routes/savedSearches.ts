import { z } from 'zod'
import * as savedSearch from '../controllers/worker/savedSearchController'
import { Id, pageOf, Paging } from '../schemas/common'
import { exampleChanges, NewSavedSearch, SavedSearch, SavedSearchChanges } from '../schemas/savedSearches'
import { routesOf } from './contract'

const savedSearches = routesOf('Worker')
const { get, post, patch } = savedSearches

const searchId = z.object({ searchId: Id })

get(
  '/worker/saved-searches',
  { summary: 'Your saved searches, newest first', access: 'worker', query: Paging, ok: pageOf(SavedSearch) },
  savedSearch.list,
)

post(
  '/worker/saved-searches',
  {
    summary: 'Save a search, and be told what is new in it',
    description: 'You may have 50. No gig is told to you twice, also where several searches find it.',
    access: 'worker',
    body: NewSavedSearch,
    created: SavedSearch,
    problems: ['unknown_skill', 'too_many_saved_searches'],
  },
  savedSearch.create,
)

patch(
  '/worker/saved-searches/:searchId',
  {
    summary: 'Change a saved search',
    access: 'worker',
    params: searchId,
    body: SavedSearchChanges,
    ok: SavedSearch,
    example: { ...exampleChanges, updatedAt: '2026-11-22T11:00:00.000Z', version: 2 },
    problems: ['unknown_skill'],
  },
  savedSearch.update,
)

savedSearches.delete(
  '/worker/saved-searches/:searchId',
  { summary: 'Forget a saved search', access: 'worker', params: searchId, noContent: true, versioned: true },
  savedSearch.remove,
)

export const savedSearchRoutes = savedSearches.routes
