// All skills by category. A category's file has one line a skill: id, name, aliases, implied skills, homographs.
import { certificates } from './data/certificates.ts'
import { cloudAndOperations } from './data/cloud-and-operations.ts'
import { dataAndMachineLearning } from './data/data-and-machine-learning.ts'
import { design } from './data/design.ts'
import { engineeringAndProduction } from './data/engineering-and-production.ts'
import { enterpriseSystemsAndSupplyChain } from './data/enterprise-systems-and-supply-chain.ts'
import { financeAndLaw } from './data/finance-and-law.ts'
import { healthCareAndEducation } from './data/health-care-and-education.ts'
import { humanResources } from './data/human-resources.ts'
import { languages } from './data/languages.ts'
import { marketing } from './data/marketing.ts'
import { mobileGamesAndEmbedded } from './data/mobile-games-and-embedded.ts'
import { officeAndBusinessSoftware } from './data/office-and-business-software.ts'
import { photographyVideoAndSound } from './data/photography-video-and-sound.ts'
import { productAndProjectManagement } from './data/product-and-project-management.ts'
import { programmingLanguages } from './data/programming-languages.ts'
import { salesAndCustomerCare } from './data/sales-and-customer-care.ts'
import { security } from './data/security.ts'
import { softwareEngineeringPractice } from './data/software-engineering-practice.ts'
import { tradesAndTransport } from './data/trades-and-transport.ts'
import { webDevelopment } from './data/web-development.ts'
import type { SkillLine } from './skill.ts'

export const CATEGORIES: Record<string, SkillLine[]> = {
  Marketing: marketing,
  'Sales and customer care': salesAndCustomerCare,
  'Finance and law': financeAndLaw,
  'Human resources': humanResources,
  'Cloud and operations': cloudAndOperations,
  'Data and machine learning': dataAndMachineLearning,
  Design: design,
  'Photography, video and sound': photographyVideoAndSound,
  'Software engineering practice': softwareEngineeringPractice,
  Security: security,
  'Engineering and production': engineeringAndProduction,
  'Trades and transport': tradesAndTransport,
  'Health, care and education': healthCareAndEducation,
  Certificates: certificates,
  'Mobile, games and embedded': mobileGamesAndEmbedded,
  'Office and business software': officeAndBusinessSoftware,
  'Enterprise systems and supply chain': enterpriseSystemsAndSupplyChain,
  'Product and project management': productAndProjectManagement,
  'Programming languages': programmingLanguages,
  Languages: languages,
  'Web development': webDevelopment,
}
