package resource

import (
	"fmt"
	"testing"

	"github.com/onsi/gomega"
)

func TestNoMoreListsAreKeptThanThereIsRoomFor(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newItems()
	for i := range maxLists + 1 {
		_, err := s.setStatus(fmt.Sprint(i), "item-1", "done")
		g.Expect(err).NotTo(gomega.HaveOccurred())
	}
	g.Expect(s.byUser).To(gomega.HaveLen(maxLists))
	last := fmt.Sprint(maxLists)
	g.Expect(s.of(last)[0].Status).To(gomega.Equal("done"))
	_, err := s.setStatus(last, "item-2", "done")
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(s.byUser).To(gomega.HaveLen(maxLists), "a list that is kept needs no more room")
}
