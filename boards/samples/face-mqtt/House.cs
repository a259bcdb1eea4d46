using DupNet.Embedded;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;

namespace FaceMqtt
{
    /// <summary>
    /// What the house is told: whether somebody is there, how many, the best picture; and whether that holds, by whether the board sees, and whether what
    /// it sees looks like pictures.
    /// </summary>
    public sealed class House : ICommandHandler
    {
        private readonly Publisher _publisher;
        private readonly byte[] _forget = HousePayloads.Of(HousePayloads.Forget);

        /// <summary>Says who the board is, and listens to commands if it is to.</summary>
        /// <param name="publisher">Over the topics of <see cref="HouseTopics"/>.</param>
        /// <param name="board">The board's name in topics.</param>
        /// <param name="name">Its name for people.</param>
        /// <param name="model">What hardware it is.</param>
        /// <param name="takesCommands">Whether it listens to commands.</param>
        public House(Publisher publisher, string board, string name, string model, bool takesCommands)
        {
            _publisher = publisher;
            publisher.Set(HouseTopics.Discovery, DiscoveryMessage.Write(board, name, model, takesCommands));
            Judge(FrameVerdict.Unclear);
            if (takesCommands)
            {
                publisher.Commands = this;
                publisher.CommandTopic = HouseTopics.Command(board);
            }
        }

        /// <summary>Tells how many faces there are; the board sees.</summary>
        /// <param name="faces">How many, at least 0.</param>
        /// <returns>Whether that is something else than before.</returns>
        public bool Show(int faces)
        {
            bool isNew = Set(HouseTopics.Presence, faces > 0 ? HousePayloads.Somebody : HousePayloads.Nobody);
            isNew |= Set(HouseTopics.Faces, faces.ToString());
            isNew |= Set(HouseTopics.Availability, HousePayloads.Online);
            return isNew;
        }

        /// <summary>Tells that the board does not see: what it told before no longer holds.</summary>
        /// <returns>Whether that is something else than before.</returns>
        public bool Blind() => Set(HouseTopics.Availability, HousePayloads.Offline);

        /// <summary>Tells what the camera's pictures look like.</summary>
        /// <param name="verdict">That.</param>
        /// <returns>Whether that is something else than before.</returns>
        public bool Judge(FrameVerdict verdict) => Set(HouseTopics.Picture, HousePayloads.Of(verdict));

        /// <summary>Shows the best picture.</summary>
        /// <param name="picture">A BMP file; not to be changed after that.</param>
        public void ShowBest(byte[] picture) => _publisher.Set(HouseTopics.BestShot, picture);

        /// <inheritdoc/>
        public void Handle(byte[] payload)
        {
            if (payload.Length != _forget.Length)
            {
                return;
            }

            for (int i = 0; i < _forget.Length; i++)
            {
                if (payload[i] != _forget[i])
                {
                    return;
                }
            }

            // The broker forgets what it is given an empty message for.
            _publisher.Set(HouseTopics.BestShot, new byte[0]);
        }

        private bool Set(int topic, string text) => _publisher.Set(topic, HousePayloads.Of(text));
    }
}
