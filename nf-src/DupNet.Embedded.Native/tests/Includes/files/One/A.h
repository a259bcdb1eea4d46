#include "One/B.h"
