#include "One/B.h"
#include "One/A.h"
