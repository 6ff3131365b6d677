import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { ConversationList } from '../inbox/conversation-list.tsx'
import { Figures } from './figures.tsx'
import { KnowledgeCard } from './knowledge-card.tsx'
import { NotFoundQuestions } from './not-found-questions.tsx'

export const OverviewPage = () => (
  <AssistantGate>
    <AssistantPage
      title="Assistant"
      subtitle="It answers your customers from what your shop says, and shows its sources."
      actions={
        <Button asChild>
          <Link to="/assistant/trial">
            <FlaskConical aria-hidden="true" />
            Try it out
          </Link>
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <KnowledgeCard />
        <Figures />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <section aria-labelledby="waiting" className="grid grid-cols-1 gap-3">
            <h2 id="waiting" className="font-semibold text-base">
              Customers who wait for you
            </h2>
            <ConversationList
              waiting
              empty={
                <Card className="text-ink-soft text-sm">
                  Nobody waits. Customers who ask for a person appear here by themselves.
                </Card>
              }
            />
          </section>
          <NotFoundQuestions />
        </div>
      </div>
    </AssistantPage>
  </AssistantGate>
)
