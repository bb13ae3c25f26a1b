import * as skill from '../controllers/shared/skillController'
import { SkillList, SkillQuery } from '../schemas/skills'
import { routesOf } from './contract'

const skills = routesOf('Skills')

skills.get(
  '/skills',
  {
    summary: 'Complete the name of a skill',
    description: 'Skills with a name or an alias that begins with `q`, each once, most used first.',
    access: 'public',
    query: SkillQuery,
    ok: SkillList,
  },
  skill.complete,
)

export const skillRoutes = skills.routes
