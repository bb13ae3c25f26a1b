import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import supertest from 'supertest'
import { consolePage } from '../src/routes/consolePage'

const PAGE = '<!doctype html><title>Admin console</title>'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'))
  await mkdir(join(folder, 'built/assets'), { recursive: true })
  await writeFile(join(folder, 'built/index.html'), PAGE)
  await writeFile(join(folder, 'built/assets/console-ABCDEFGH.js'), 'start()')
})
afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, place = 'built') =>
  supertest(express().use('/admin', consolePage(join(folder, place)))).get(path)

describe('the admin console', () => {
  it.each([
    '/admin',
    '/admin/',
    '/admin/logs',
    '/admin/users/019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e?page=2',
    '/admin/..%2fx',
  ])('is one page for every path, which is asked for anew each time: %s', async (path) => {
    const { text, headers } = await get(path).expect(200)
    expect(text).toBe(PAGE)
    expect(headers).toMatchObject({ 'content-type': expect.stringContaining('text/html'), 'cache-control': 'no-cache' })
    await get(path)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304)
  })

  it('may run its own script alone, nothing inline, and make no markup out of text', async () => {
    const { headers } = await get('/admin').expect(200)
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "trusted-types 'none'"]),
    )
    expect(policy.join()).not.toContain('unsafe')
  })

  it('has files that never change under their names, and no others', async () => {
    const { headers } = await get('/admin/assets/console-ABCDEFGH.js').expect(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const path of ['console-OTHER.js', '..%2findex.html', '..%2f..%2fpackage.json', '']) {
      const { status, text } = await get(`/admin/assets/${path}`)
      expect([path, status === 200 && text !== PAGE]).toEqual([path, false])
    }
    await get('/admin/assets/console-OTHER.js').expect(404)
  })

  it('says in plain words that it was not built, and shows itself as soon as it is', async () => {
    const { text, headers } = await get('/admin/logs', 'not-built').expect(503)
    expect(text).toContain('The admin console is not built')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    await mkdir(join(folder, 'not-built'))
    await writeFile(join(folder, 'not-built/index.html'), PAGE)
    await get('/admin/logs', 'not-built').expect(200)
  })
})
