using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Decoding
{
    /// <summary>Turns the logits of a head's cells into boxes (models/FORMAT.md, section 5), in integers.</summary>
    internal sealed class YoloDecoder : ILogitSink
    {
        private const int ObjectnessOutput = 4;
        private const int FirstClassOutput = 5;

        private readonly DupNetModel _model;
        private readonly CandidateList _candidates;
        private readonly int _scoreThreshold;
        private readonly int _logitThreshold;

        /// <summary>Makes a decoder that puts boxes into a list of candidates.</summary>
        /// <param name="model">The model.</param>
        /// <param name="scoreThreshold">Smallest score in 1/65536.</param>
        /// <param name="candidates">Takes the boxes that reach it.</param>
        public YoloDecoder(DupNetModel model, int scoreThreshold, CandidateList candidates)
        {
            _model = model;
            _candidates = candidates;
            _scoreThreshold = scoreThreshold;
            _logitThreshold = FixedPoint.LogitOf(scoreThreshold);
        }

        /// <inheritdoc/>
        public void Take(LayerPlan head, int[] logits, int column, int row)
        {
            // Most cells fail here, before any sigmoid.
            Layer layer = head.Layer;
            int outputs = layer.ChannelsOut / layer.AnchorCount;
            int anchor = layer.FirstAnchor;
            for (int at = 0; at < layer.ChannelsOut; at += outputs)
            {
                if (logits[at + ObjectnessOutput] >= _logitThreshold)
                {
                    DecodeBox(head, _model.Anchors[anchor], logits, at, outputs - FirstClassOutput, column, row);
                }

                anchor++;
            }
        }

        private void DecodeBox(LayerPlan plan, Anchor anchor, int[] logits, int at, int classLogits, int column, int row)
        {
            int score = FixedPoint.Sigmoid(logits[at + ObjectnessOutput]);
            int bestClass = 0;
            if (classLogits > 0)
            {
                for (int i = 1; i < classLogits; i++)
                {
                    if (logits[at + FirstClassOutput + i] > logits[at + FirstClassOutput + bestClass])
                    {
                        bestClass = i;
                    }
                }

                long product = (long)score * FixedPoint.Sigmoid(logits[at + FirstClassOutput + bestClass]);
                score = (int)(product >> 16);
                if (score < _scoreThreshold)
                {
                    return;
                }
            }

            CandidateList candidates = _candidates;
            int slot = candidates.Insert(score);
            if (slot < 0)
            {
                return;
            }

            int centreScale = plan.Layer.CentreScale;
            int x = Centre(column, anchor.OffsetX, centreScale, logits[at], plan.CellSize);
            int y = Centre(row, anchor.OffsetY, centreScale, logits[at + 1], plan.CellSize);
            int halfWidth = HalfSide(anchor.Width, logits[at + 2]);
            int halfHeight = HalfSide(anchor.Height, logits[at + 3]);
            candidates.Lefts[slot] = x - halfWidth;
            candidates.Tops[slot] = y - halfHeight;
            candidates.Rights[slot] = x + halfWidth;
            candidates.Bottoms[slot] = y + halfHeight;
            candidates.Classes[slot] = (byte)bestClass;
        }

        /// <summary>(cell + 1/2 + offset + g * (sigma(t) - 1/2)) * S, in 1/16 input pixel.</summary>
        private static int Centre(int cell, int offset, int centreScale, int logit, int cellSize)
        {
            // In 1/65536 cell. Where layers pad a map so that it grows, cells lie far outside the input, and 32 bits do not hold the product.
            int shift = (centreScale * (FixedPoint.Sigmoid(logit) - 32768)) >> 8;
            int position = (cell << 16) + ((128 + offset) << 8) + shift;
            return (int)(((long)position * cellSize) >> 12);
        }

        /// <summary>Half of anchor side * exp(t), at least 1, in 1/16 input pixel.</summary>
        private static int HalfSide(int anchorSide, int logit)
        {
            int half = (int)(((long)anchorSide * FixedPoint.Exp(logit)) >> 17);
            return half < 1 ? 1 : half;
        }
    }
}
