#pragma once
#include "PeerLayer.h"

// A loop a dimension over weights and inputs of one type: what a runtime without a kernel of its own for the processor runs. A row of a
// window is contiguous, and the maps hold their padding, so that nothing is asked in the innermost loop.

// z of a filter at a convolution pixel.
template <class Value, class Weight, class Sum>
Sum plainSum(const PeerLayer& peer, const Value* map, const Weight* weights, int filter, int column, int row)
{
    const Weight* weight = weights + (filter * peer.windowLength());
    const Value* value = map + peer.windowStart(column, row);
    int length = peer.rowLength();
    Sum sum = 0;
    for (int y = 0; y < peer.layer->kernel; y++)
    {
        for (int i = 0; i < length; i++)
        {
            sum += static_cast<Sum>(value[i]) * static_cast<Sum>(weight[i]);
        }

        value += peer.paddedWidth * peer.inputs;
        weight += length;
    }

    return sum;
}

// The largest z of the pixels that an output pools.
template <class Value, class Weight, class Sum>
Sum plainPooledSum(const PeerLayer& peer, const Value* map, const Weight* weights, int filter, int column, int row)
{
    int pool = peer.layer->pool;
    Sum largest = plainSum<Value, Weight, Sum>(peer, map, weights, filter, column * pool, row * pool);
    for (int i = 1; i < pool * pool; i++)
    {
        Sum sum = plainSum<Value, Weight, Sum>(peer, map, weights, filter, (column * pool) + (i % pool), (row * pool) + (i / pool));
        largest = sum > largest ? sum : largest;
    }

    return largest;
}

// All outputs, through `quantize(filter, z)`.
template <class Output, class Value, class Weight, class Sum, class Quantize>
void plainConvolution(const PeerLayer& peer, const Value* map, const Weight* weights, const Quantize& quantize)
{
    Output* output = static_cast<Output*>(peer.outputs);
    for (int row = 0; row < peer.height(); row++)
    {
        for (int column = 0; column < peer.width(); column++)
        {
            for (int filter = 0; filter < peer.layer->channelsOut; filter++)
            {
                *output++ = quantize(filter, plainPooledSum<Value, Weight, Sum>(peer, map, weights, filter, column, row));
            }
        }
    }
}

// The weights and inputs as bytes; a sum is scaled by a product of 32 bits and shifted to a byte again, as runtimes of 8 bits do.
void int8Convolution(const PeerLayer& peer);

// The same numbers as floats; a sum is scaled, moved and cut off at 0.
void floatConvolution(const PeerLayer& peer);
