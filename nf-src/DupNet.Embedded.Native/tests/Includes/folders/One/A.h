#include "Two/B.h"
