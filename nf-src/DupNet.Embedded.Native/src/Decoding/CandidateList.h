#pragma once
#include <stdint.h>

namespace dupnet
{
// A box in 1/16 input pixel, its score in 1/65536.
struct Candidate
{
    int32_t score;
    int32_t left;
    int32_t top;
    int32_t right;
    int32_t bottom;
    int32_t classIndex;
};

// The best boxes so far, sorted by falling score; equal scores keep the order in which they came. When it is full, a
// better box pushes out the last one.
class CandidateList
{
public:
    static constexpr uint32_t scratchBytes(int capacity) { return static_cast<uint32_t>(capacity) * (sizeof(Candidate) + 2); }

    // `scratch` has scratchBytes(capacity) at a multiple of 4.
    CandidateList(int capacity, void* scratch)
        : _boxes(static_cast<Candidate*>(scratch)), _order(reinterpret_cast<uint16_t*>(_boxes + capacity)), _capacity(capacity), _count(0)
    {
    }

    int count() const { return _count; }

    // The box of a rank, 0 the best.
    const Candidate& operator[](int rank) const { return _boxes[_order[rank]]; }

    // Gives a box an earlier rank, in place of the box that had it.
    void advance(int rank, int earlier) { _order[earlier] = _order[rank]; }

    // Where a box lies, whatever its rank becomes.
    uint16_t slot(int rank) const { return _order[rank]; }

    Candidate& atSlot(int slot) { return _boxes[slot]; }

    // Makes room for a box and returns it with its score set, or null when the list is full of boxes as good or better.
    Candidate* insert(int32_t score)
    {
        int slot = _count;
        if (_count == _capacity)
        {
            slot = _order[_count - 1];
            if (_boxes[slot].score >= score)
            {
                return nullptr;
            }
        }
        else
        {
            _count++;
        }

        int rank = _count - 1;
        for (; rank > 0 && _boxes[_order[rank - 1]].score < score; rank--)
        {
            _order[rank] = _order[rank - 1];
        }

        _order[rank] = static_cast<uint16_t>(slot);
        _boxes[slot].score = score;
        return &_boxes[slot];
    }

private:
    Candidate* _boxes;
    uint16_t* _order;
    int _capacity;
    int _count;
};
}
