#include "Models/Model.h"

#include "Models/LittleEndian.h"

namespace dupnet
{
Anchor Model::anchor(int index) const
{
    const uint8_t* p = data + anchorsOffset + (8 * index);
    return {
        static_cast<int16_t>(readI16(p)), static_cast<int16_t>(readI16(p + 2)),
        static_cast<uint16_t>(readU16(p + 4)), static_cast<uint16_t>(readU16(p + 6))};
}
}
