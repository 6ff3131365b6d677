import { Link } from '@tanstack/react-router'

/** Where the FAQ that was made of a message can be read and changed. */
export const FaqLink = () => (
  <Link to="/store/texts" className="text-accent text-sm hover:underline">
    View the FAQ
  </Link>
)
