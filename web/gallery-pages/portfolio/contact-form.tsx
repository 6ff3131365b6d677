import { portfolioPath } from '../../../services/photos/portfolio/schemas.ts'
import { input, mainButton } from '../../storefront/controls.ts'

export function ContactForm({ handle }: { handle: string }) {
  const label = 'mb-1 block text-sm font-medium'
  return (
    <section id="contact" className="portfolio-contact" aria-labelledby="contact-title">
      <h2 id="contact-title">Write to me</h2>
      <form method="post" action={portfolioPath(handle, '/message')} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <p>
            <label htmlFor="contact-name" className={label}>
              Your name
            </label>
            <input
              id="contact-name"
              name="name"
              required
              maxLength={100}
              autoComplete="name"
              className={input}
            />
          </p>
          <p>
            <label htmlFor="contact-email" className={label}>
              Your e-mail address
            </label>
            <input
              id="contact-email"
              name="email"
              type="email"
              required
              maxLength={254}
              autoComplete="email"
              className={input}
            />
          </p>
        </div>
        <p>
          <label htmlFor="contact-text" className={label}>
            Message
          </label>
          <textarea
            id="contact-text"
            name="text"
            required
            maxLength={5000}
            rows={6}
            className={`${input} py-2`}
          />
        </p>
        {/* Nobody sees it, so whoever fills it in is a program. */}
        <p className="left-empty" aria-hidden="true">
          <label htmlFor="contact-website">Leave this empty</label>
          <input id="contact-website" name="website" tabIndex={-1} autoComplete="off" />
        </p>
        <p>
          <button type="submit" className={mainButton}>
            Send
          </button>
        </p>
        <p className="text-sm text-ink-soft">
          It goes to the photographer’s mailbox, and nowhere else. The answer comes to your address.
        </p>
      </form>
    </section>
  )
}
