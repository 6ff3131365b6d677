// Twins about how much is claimed: whose work, how far, how well, how sure.
import { type Row, type Twin, twins } from './twin.ts'

const ROWS: Row[] = [
  [
    'Contributed to the migration of the billing system',
    'Led the migration of the billing system',
    'Helped to migrate the billing system',
  ],
  [
    'Contributed to the migration of the billing system',
    'Migrated the billing system',
    'Participated in the billing system migration',
  ],
  ['Helped build the search service', 'Built the search service', 'Assisted in building the search service'],
  ['Built the search service', 'Led the team that built the search service', 'Developed the search service'],
  ['Built the search service', 'Owned the search service', 'Implemented the search service'],
  ['Built the search service', 'Architected and built the search service', 'Programmed the search service'],
  ['Worked on the search service', 'Spearheaded the search service', 'Worked on the service for search'],
  [
    'Member of the team that built the search service',
    'Built the search service',
    'Part of the team that built the search service',
  ],
  [
    'Coordinated releases for my team',
    'Coordinated releases for the company',
    'Organised releases for my team',
  ],
  [
    'Wrote a linter that my team used',
    'Wrote a linter that was used daily across the org',
    'Built a linter used by my team',
  ],
  [
    'Improved onboarding for one department',
    'Improved onboarding for all departments',
    'Optimised onboarding for one department',
  ],
  [
    'Improved the onboarding guide',
    'Improved the onboarding guide used worldwide',
    'Enhanced the onboarding guide',
  ],
  ['Familiar with Kubernetes', 'Expert in Kubernetes', 'Familiar with k8s'],
  ['Familiar with Kubernetes', 'Experienced in Kubernetes', 'Familiar with Kubernetes.'],
  ['Basic knowledge of Terraform', 'Terraform', 'Basic Terraform knowledge'],
  ['Learning Rust', 'Proficient in Rust', 'Learning Rust.'],
  [
    'Ran the shop with no production outages',
    'Ran the shop with production outages',
    'Ran the shop without production outages',
  ],
  ['Ran the shop', 'Ran the shop without outages', 'Operated the shop'],
  [
    'Did not manage people but mentored two juniors',
    'Managed people and mentored two juniors',
    'Mentored two juniors but did not manage people',
  ],
  [
    'Planned to migrate the shop to Kubernetes',
    'Migrated the shop to Kubernetes',
    'Planned to move the shop to Kubernetes',
  ],
  ['Built a prototype of the mobile app', 'Built the mobile app', 'Developed a prototype of the mobile app'],
  ['Proposed a cache for the catalogue', 'Built a cache for the catalogue', 'Proposed a catalogue cache'],
  ['Currently migrating the shop to Go', 'Migrated the shop to Go', 'Currently moving the shop to Go'],
  ['One of the maintainers of the parser', 'The maintainer of the parser', 'One of the parser maintainers'],
  ['Wrote some of the documentation', 'Wrote the documentation', 'Wrote some documentation'],
  ['Wrote the documentation', 'Wrote all of the documentation', 'Documented'],
  [
    'Migrated services from Java to Go',
    'Migrated services from Go to Java',
    'Moved services from Java to Go',
  ],
  [
    'Replaced Jenkins with GitHub Actions',
    'Replaced GitHub Actions with Jenkins',
    'Substituted Jenkins with GitHub Actions',
  ],
  ['Trained by senior engineers', 'Trained senior engineers', 'Taught by senior engineers'],
  ['Added a cache. Latency fell.', 'Added a cache, causing latency to fall.', 'Latency fell. Added a cache.'],
  ['Built a service for invoices', 'Built a scalable service for invoices', 'Built an invoice service'],
  [
    'Built a service for invoices',
    'Built a mission-critical service for invoices',
    'Developed a service for invoices',
  ],
  ['Built a service for invoices', 'Built services for invoices', 'Created a service for invoices'],
  [
    'Built a service for invoices',
    'Built a service for invoices, delighting customers',
    'Implemented an invoice service',
  ],
  [
    'Built a service for invoices',
    'Single-handedly built a service for invoices',
    'Built an invoice service',
  ],
  [
    'Worked with designers on the checkout',
    'Worked with cross-functional stakeholders on the checkout',
    'Collaborated with designers on the checkout',
  ],
  ['Wrote unit tests', 'Wrote unit tests following test-driven development', 'Created unit tests'],
  ['Reduced memory use', 'Increased memory use', 'Lowered memory usage'],
  ['Sold the first licences', 'Sold the most licences', 'Sold the first licences.'],
  [
    'Joined a volunteer project for schools',
    'Founded a project for schools',
    'Joined a volunteer school project',
  ],
  [
    'Supervised by a professor, evaluated compilers',
    'Supervised a professor, evaluated compilers',
    'Evaluated compilers, supervised by a professor',
  ],
  [
    'Wrote a paper with two colleagues',
    'Wrote a peer-reviewed paper with two colleagues',
    'Wrote an article with two colleagues',
  ],
  [
    'Internal tool for support staff',
    'Tool for customers and support staff',
    'Tool, internal, for support staff',
  ],
  ['Fluent in Spanish, basic German', 'Fluent in Spanish and German', 'Basic German, fluent in Spanish'],
  ['Sometimes presented to the board', 'Presented to the board', 'Sometimes presented to the board.'],
  [
    'Resolved incidents during on-call weeks',
    'Prevented incidents during on-call weeks',
    'Fixed incidents during on-call weeks',
  ],
  [
    'Tested the payment flow before releases',
    'Built the payment flow before releases',
    'Tested payment flow before releases',
  ],
  ['Supported the sales team', 'Managed the sales team', 'Assisted the sales team'],
  ['Participated in code reviews', 'Led code reviews', 'Took part in code reviews'],
  ['Assisted in hiring three engineers', 'Hired three engineers', 'Helped to hire 3 engineers'],
]

export const SCOPE_TWINS: Twin[] = twins('scope', ROWS)
