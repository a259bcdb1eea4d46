#pragma once
#include "Decoding/CandidateList.h"

namespace dupnet
{
// Means of boxes and those that they suppress, weighted by squared scores. Such boxes show the same object, each a little
// off. A mean takes no memory: it lies in the slot of the first box that went into it, with the sum of the weights as score.
// Each box that joins also makes the object more certain: what the score lacks to 1 shrinks by 3/8 of its squared score.
//
// Adds a suppressed box, at `slot`, to the mean of the box that suppresses it, at `kept`. The mean so far is at `mean`; there is
// `kept` itself when this is the first. The score at `kept` grows. Returns the slot of the mean.
int addToMean(CandidateList& candidates, int kept, int mean, int slot);
}
