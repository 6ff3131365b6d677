import { useEffect, useState } from 'react'
import { type Customer, freshCustomer } from '../customer.ts'

/** Null for a guest, and until it is known. */
export function useCustomer(): Customer | null {
  const [customer, setCustomer] = useState<Customer | null>(null)
  useEffect(() => void freshCustomer().then(setCustomer), [])
  return customer
}
