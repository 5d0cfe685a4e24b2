brainwriting = Brainwriting
brainwriting-about = Sheets pass from hand to hand while everybody adds ideas.
