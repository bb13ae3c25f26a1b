import { dataOf } from '../../apiClient'
import { api } from '../api'
import type { Query } from '../data/query'
import { useTask } from '../data/useTask'
import { ProblemNote } from './problemNote'

const fetchExport = (query: Query & { list: string }) =>
  dataOf(api.routes.GET('/admin/export', { params: { query }, parseAs: 'blob' }))

/** Saves what a list shows, whole and not only the pages that were read, as a CSV file. */
export function ExportButton({ list, filter }: { list: string; filter: Query }) {
  const { isBusy, problem, start } = useTask()
  const save = async () => {
    const url = URL.createObjectURL(await fetchExport({ ...filter, list }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${list}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => start(save)}>
        {isBusy ? 'Exporting …' : 'Export CSV'}
      </button>
      {problem && <ProblemNote problem={problem} />}
    </>
  )
}
