export function App() {
  return <p>Intendant</p>;
}
