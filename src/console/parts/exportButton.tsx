import { dataOf, type paths } from '../../apiClient'
import { api } from '../api'
import { useTask } from '../data/useTask'
import { ProblemNote } from './problemNote'

type ExportQuery = paths['/admin/export']['get']['parameters']['query']

interface ExportProps {
  list: ExportQuery['list']
  /** As the list itself takes them. */
  filter: Omit<ExportQuery, 'list'>
}

/** Saves what a list shows, whole and not only the pages that were read, as a CSV file. */
export function ExportButton({ list, filter }: ExportProps) {
  const { isBusy, problem, start } = useTask()
  const save = async () => {
    const query = { ...filter, list }
    saveAs(`${list}.csv`, await dataOf(api.routes.GET('/admin/export', { params: { query }, parseAs: 'blob' })))
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

function saveAs(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
