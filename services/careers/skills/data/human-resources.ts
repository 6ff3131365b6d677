import type { SkillLine } from '../skill.ts'

export const humanResources: SkillLine[] = [
  ['recruiting', 'Recruiting', 'recruitment, talent acquisition, personalbeschaffung, recrutement'],
  [
    'human-resources',
    'Human resources',
    'personalwesen, ressources humaines, recursos humanos, hr management',
    '',
    'exact HR',
  ],
  ['employee-relations', 'Employee relations'],
  ['performance-management', 'Performance management'],
  ['employee-onboarding', 'Employee onboarding'],
  [
    'learning-and-development',
    'Learning and development',
    'personalentwicklung',
    '',
    'weak learning and development',
  ],
  ['compensation-and-benefits', 'Compensation and benefits', '', '', 'weak compensation and benefits'],
  ['hris', 'HRIS', 'hr information systems'],
  ['workday', 'Workday', 'workday hcm', '', 'listed Workday'],
  ['sap-successfactors', 'SAP SuccessFactors', 'successfactors'],
  ['bamboohr', 'BambooHR'],
  ['personio', 'Personio'],
  ['applicant-tracking-systems', 'Applicant tracking systems', 'applicant tracking system'],
  ['employer-branding', 'Employer branding'],
  ['diversity-and-inclusion', 'Diversity and inclusion', '', '', 'weak diversity and inclusion'],
  ['organizational-development', 'Organizational development', 'organisationsentwicklung'],
]
