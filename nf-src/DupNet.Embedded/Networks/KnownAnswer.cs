using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Networks
{
    /// <summary>The check of models/FORMAT.md, section 6: a generated input must give the logits that the model states.</summary>
    public static class KnownAnswer
    {
        /// <summary>What is returned in place of an answer when the callback cancelled.</summary>
        public const long Cancelled = -1;

        /// <summary>Runs the network on the generated input.</summary>
        /// <param name="model">The model.</param>
        /// <returns>CRC-32 of the logits, 0 .. 2^32 - 1.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The model's weights lie in flash, for an engine.</exception>
        public static long Compute(DupNetModel model) => Compute(model, null);

        /// <summary>Runs the network on the generated input, as long as the callback wants it.</summary>
        /// <param name="model">The model.</param>
        /// <param name="callback">Called between bands of rows; null for none.</param>
        /// <returns>CRC-32 of the logits, 0 .. 2^32 - 1; <see cref="Cancelled"/> when the callback cancelled.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The model's weights lie in flash, for an engine.</exception>
        public static long Compute(DupNetModel model, BandCallback callback)
        {
            Network network = MakeNetwork(model);
            return network.Run(MakeImage(model), callback) ? Hash(network.Logits) : Cancelled;
        }

        /// <summary>A network that has begun the generated input.</summary>
        internal static Network Begin(DupNetModel model)
        {
            Network network = MakeNetwork(model);
            network.Begin(MakeImage(model));
            return network;
        }

        /// <summary>The hash of some logits.</summary>
        /// <param name="logits">Logits of all heads.</param>
        /// <returns>CRC-32, 0 .. 2^32 - 1.</returns>
        internal static long Hash(int[] logits)
        {
            Crc32 crc = new Crc32();
            for (int i = 0; i < logits.Length; i++)
            {
                crc.Append(logits[i]);
            }

            return crc.Value;
        }

        private static Network MakeNetwork(DupNetModel model)
        {
            if (model == null)
            {
                throw new ArgumentNullException(nameof(model));
            }

            return new Network(new NetworkPlan(model, model.KnownAnswerSide, model.KnownAnswerSide));
        }

        private static GeneratedImage MakeImage(DupNetModel model)
            => new GeneratedImage(model.KnownAnswerSeed, model.KnownAnswerSide * model.InputChannels);
    }
}
