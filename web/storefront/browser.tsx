import './storefront.css'
import { hydrateRoot } from 'react-dom/client'

hydrateRoot(document.getElementById('shop')!, <h1>x</h1>)
